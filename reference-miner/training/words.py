"""The words that conversations are made of. Lists come in pairs: what training sees, and what only the test sees."""


def words(text):
    return [word.strip() for word in text.replace("\n", " ").split(",")]


FIRST = words("""Anna, Ben, Clara, David, Emma, Felix, Greta, Henry, Ida, Jonas, Karla, Leo, Mia, Noah, Olga, Paul, Quinn,
Rosa, Sam, Tina, Umar, Vera, Walter, Xenia, Yusuf, Zoe, Aisha, Bruno, Chen, Dora, Elias, Fatima, Goran, Hana, Ivan, Julia,
Kofi, Lena, Marco, Nina, Oscar, Petra, Raj, Sofia, Tom, Ursula, Viktor, Wendy, Yara, Zeno, Alice, Bob, Carol, Eve, Frank,
Grace, Hugo, Irene, Jack, Kate, Liam, Maria, Nora, Omar, Peter, Rita, Simon, Theo, Victor, Max, John, Jane, Lucy, Mark""")
FIRST_TEST = words("""Adele, Boris, Cora, Dmitri, Edith, Fabian, Gloria, Hassan, Ines, Jasper, Keiko, Lukas, Mona, Nils,
Odette, Pablo, Renata, Stefan, Tessa, Ugo, Valerie, Wilma, Ximena, Yorick""")
LAST = words("""Berg, Stone, Meyer, Novak, Silva, Moreau, Rossi, Okafor, Tanaka, Larsen, Weber, Khan, Lopez, Ivanov, Costa,
Dubois, Hill, Young, Kaya, Nowak, Petrov, Ortiz, Wood, Baker, Fischer, Marino, Wagner, Singh, Cohen, Brown, Smith, Lindt""")
LAST_TEST = words("Haldane, Kovacs, Brandt, Almeida, Fraser, Yamada, Olsen, Ricci, Tanner, Vogel")

CITIES = words("""Lisbon, Hamburg, Kyoto, Toronto, Geneva, Oslo, Porto, Milan, Lyon, Boston, Dublin, Seville, Prague, Zurich,
Bergen, Leeds, Austin, Nairobi, Lima, Cairo, Delhi, Seoul, Turin, Ghent, Basel, Malmo, Denver, Perth, Quito, Accra, Paris,
London, Rome, Madrid, Berlin, Vienna, Munich, Chicago, Tokyo""")
CITIES_TEST = words("Bristol, Cologne, Naples, Utrecht, Krakow, Tampere, Osaka, Halifax, Bilbao, Graz")

ITEMS = words("""lamps, chairs, books, pens, apples, pears, tables, cups, bottles, keys, boxes, shoes, hats, clocks, bikes,
phones, spoons, maps, candles, towels, stamps, mirrors, bags, rings, ropes, plates, pillows, batteries, cables, notebooks,
oranges, eggs, coins, cards, tickets, flowers, stones, balls, cookies, pencils""")
ITEMS_TEST = words("blankets, lemons, hammers, umbrellas, kettles, brushes, ladders, baskets, buttons, carpets")
THINGS = words("""apple, pear, plum, cherry, lemon, mango, fig, bread, milk, cheese, butter, rice, salt, sugar, tea, coffee,
dog, cat, horse, cow, bird, fish, tree, rose, river, lake, hill, sea, sun, moon, star, cloud, rain, snow, wind, stone,
gold, iron, glass, paper, chair, table, lamp, cup, spoon, fork, knife, book, pen, door, window, car, bus, train, boat""")
THINGS_TEST = words("peach, grape, onion, goose, tiger, maple, desert, walrus, carpet, bottle, bridge, plane, candle, basket")
COLOURS = words("red, blue, green, black, white, yellow, orange, purple, brown, grey, pink, silver")
DAYS = words("Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday")
MONTHS = words("""January, February, March, April, May, June, July, August, September, October, November, December""")
PETS = words("dog, cat, horse, rabbit, parrot, goldfish, hamster, turtle")
JOBS = words("""doctor, baker, teacher, pilot, farmer, nurse, lawyer, painter, cook, driver, singer, surgeon, judge, plumber,
writer, gardener, dentist, tailor""")
SUBJECTS = words("""chess, football, music, painting, cooking, history, poetry, physics, biology, gardening, dancing, sailing,
fishing, climbing, tennis, swimming, photography, astronomy, geology, politics, fashion, cars, movies, novels, medicine,
law, religion, philosophy, cats, horses, dinosaurs, volcanoes, the Romans, the moon, the ocean, the stock market, insurance,
taxes, wine, bread, shoes, trains, planes, rockets, planets, robots, games, dreams, love, sleep, exercise, vitamins, hockey, cricket, golf, boxing, skiing,
judo, running, cycling, rowing, drawing, singing, sewing, weaving, carpentry, cinema, comedy, drama, architecture, mathematics, algebra, geometry,
logic, grammar, French, Latin, Greek, English, languages, economics, banking, money laundering, marketing, psychology, sociology, anatomy, surgery,
cancer, flu, allergies, sugar, chocolate, pizza, soup, beer, tea, spiders, snakes, sharks, wolves, bears, birds, bees, ants, elephants, monkeys,
mushrooms, roses, forests, deserts, rivers, mountains, islands, earthquakes, storms, lightning, rainbows, ice, fire, gold, diamonds, oil, electricity,
magnets, lasers, atoms and molecules, gravity, light, sound, time travel, aliens, ghosts, dragons, witches, fairy tales, myths, pyramids, knights,
pirates, kings, queens, emperors, revolutions, elections, democracy, peace, war, weapons, ships, bridges, tunnels, towers, computers, telephones,
television, radio, the internet, video games, cards, puzzles, toys, dolls, birthdays, weddings, holidays, hotels, beaches, camping, hiking,
the brain, the heart, blood, bones, teeth, eyes, hair, memory loss, happiness, anger, fear, friendship, children, parents, school, university""")
SUBJECTS_TEST = words("""opera, karate, baseball, knitting, chemistry, sculpture, theatre, surfing, archery, beekeeping, whales,
glaciers, the Vikings, castles, pottery, jazz, ballet, yoga, cheese, perfume, satellites, comets, magic""")

COUNTRIES = dict(line.split(": ") for line in words("""France: Paris, Germany: Berlin, Italy: Rome, Spain: Madrid,
Portugal: Lisbon, Austria: Vienna, Switzerland: Bern, Belgium: Brussels, Denmark: Copenhagen, Sweden: Stockholm,
Norway: Oslo, Finland: Helsinki, Iceland: Reykjavik, Ireland: Dublin, Poland: Warsaw, Greece: Athens, Hungary: Budapest,
Romania: Bucharest, Bulgaria: Sofia, Croatia: Zagreb, Serbia: Belgrade, Ukraine: Kyiv, Estonia: Tallinn, Latvia: Riga,
Lithuania: Vilnius, Turkey: Ankara, Russia: Moscow, China: Beijing, Japan: Tokyo, India: New Delhi, Thailand: Bangkok,
Vietnam: Hanoi, Indonesia: Jakarta, Mongolia: Ulaanbaatar, Nepal: Kathmandu, Pakistan: Islamabad, Iran: Tehran,
Iraq: Baghdad, Israel: Jerusalem, Jordan: Amman, Egypt: Cairo, Morocco: Rabat, Tunisia: Tunis, Algeria: Algiers,
Kenya: Nairobi, Ethiopia: Addis Ababa, Ghana: Accra, Nigeria: Abuja, Senegal: Dakar, Canada: Ottawa, Mexico: Mexico City,
Cuba: Havana, Brazil: Brasilia, Argentina: Buenos Aires, Chile: Santiago, Peru: Lima, Colombia: Bogota, Ecuador: Quito,
Uruguay: Montevideo, Australia: Canberra, New Zealand: Wellington"""))
NOWHERE = words("""Bolgaria, Freedonia, Zamunda, Narnia, Elbonia, Wakanda, Genovia, Latveria, Ruritania, Gondor, Rohan,
Moravia, Utopia, Arendelle, Borduria, Syldavia, Mordor, Oz, Lilliput, Tomainia, Panem, Westeros, Krakozhia""")
NOWHERE_TEST = words("Sokovia, Florin, Guilder, Qumar, Parador, Graustark, Illyria, Carpania, Belgravia, Vespugia")

SPELL = words("""market, apple, house, window, garden, summer, winter, yellow, orange, purple, silver, golden, bridge, river,
mountain, forest, island, ocean, planet, rocket, engine, bottle, basket, candle, mirror, pencil, paper, letter, number,
story, music, dance, light, night, dream, sleep, water, fire, earth, wind, storm, cloud, rain, snow, stone, metal, glass,
plastic, cotton, butter, sugar, pepper, coffee, cheese, bread, dinner, lunch, breakfast, kitchen, table, chair, carpet,
blanket, pillow, doctor, teacher, farmer, driver, singer, painter, writer, reader, friend, family, mother, father, sister,
brother, animal, horse, tiger, rabbit, monkey, spider, flower, tree, leaf, grass, field, road, street, village, city,
country, world, money, price, value, token, block, miner, stake, score, weight, epoch, subnet, wallet, ledger, emission,
receipt, account, transfer, validator, gateway, registry, consensus, dividend, incentive, issuance, treasury, genesis,
customer, service, request, answer, question, computer, program, system, memory, network, server, client, model, random,
simple, little, middle, yesterday, tomorrow, morning, evening, happy, quiet, strong, clever, gentle, honest, famous,
strange, banana, cherry, lemon, potato, tomato, carrot, garlic, onion, rice, salt, milk, honey, sand, beach, train, plane,
boat, ship, truck, wheel, hammer, nail, ladder, rope, knife, spoon, fork, plate, glove, jacket, shirt, button, pocket""")
SPELL_TEST = words("""harbor, saddle, kettle, pigeon, turtle, lantern, marble, helmet, violin, cactus, blossom, copper, dolphin,
feather, hunter, jungle, magnet, needle, oyster, parrot, ribbon, shadow, temple, valley, walnut, zebra, anchor, barrel, cobweb,
desert, finger, guitar, hollow, insect, jigsaw, kitten, locket, meadow, nectar, orchid""")

# any words, so that copying is learned and not a list by heart
PLAIN = words("""acorn, actor, album, alley, amber, angle, ankle, apron, arena, armor, arrow, aspen, attic, award, badge, bagel, baker, bamboo,
banjo, barn, basin, beacon, beard, bench, berry, bishop, blade, blaze, bloom, board, boiler, bonnet, border, branch, brass, bread, breeze, brick,
broom, bucket, buffalo, bundle, bunker, burger, cabin, camel, camera, canal, canary, canyon, cape, caramel, cargo, carrot, cellar, cement, chain,
chalk, chapel, charm, chest, chimney, cider, cinema, circle, circus, clay, cliff, clinic, clover, coach, cobra, coconut, collar, comb, comet, cookie,
coral, corner, couch, cousin, cradle, crane, crayon, cream, cricket, crown, crystal, curtain, cushion, dagger, daisy, damper, dentist, diary, dinner,
dish, dollar, donkey, dragon, drawer, dress, drum, duck, eagle, easel, echo, elbow, elder, ember, emerald, engine, envelope, fabric, falcon, farm,
ferry, fiddle, flag, flame, flask, flint, flour, flute, folder, fossil, fountain, fox, freezer, frost, funnel, galaxy, garage, gate, giant, ginger,
goblet, gown, grain, granite, gravel, guard, gutter, hail, hallway, hare, harp, haven, hawk, hedge, heron, hinge, holly, honey, hoof, hook, horn,
hotel, hut, igloo, ink, ivory, ivy, jar, jelly, jewel, judge, jug, juice, kayak, kernel, king, kite, knot, koala, lace, lagoon, lamb, lane, laser,
lava, lawn, leaf, lily, lime, linen, lion, lizard, lobster, lodge, log, loom, lotus, magpie, mall, mammal, mantle, maple, mask, mast, mat, medal,
melon, menu, meteor, mill, mint, mitten, mole, moose, mosaic, moss, motor, mud, museum, mushroom, napkin, nest, net, night, noodle, north, novel,
nugget, nut, oak, oar, oasis, oat, office, olive, opal, otter, oven, owl, paddle, paint, palace, palm, panda, pansy, parade, park, pasta, path, paw,
peanut, pearl, pebble, pepper, piano, pickle, pier, pigment, pilot, pine, pipe, pirate, pistol, pizza, plaza, pocket, poem, polar, pond, pony,
poppy, porch, postcard, pot, powder, prism, prize, pump, puppet, pyramid, quail, quartz, queen, quill, quilt, rabbit, radar, radio, raft, rail,
ranch, raven, razor, reef, rhino, riddle, rifle, robin, robot, roof, ruby, rug, ruler, sail, salad, salmon, sandal, sauce, scarf, scissors, scooter,
scroll, seal, seed, shark, shed, sheep, shelf, shell, shield, shore, shovel, shrimp, siren, skate, sketch, skirt, slate, sled, slipper, smoke, snail,
soap, soda, sofa, soil, soup, spade, spark, sparrow, sponge, spring, squid, squirrel, stable, stage, stamp, statue, steam, steel, stem, stool, stove,
straw, string, studio, swan, sword, syrup, tail, tank, tape, target, taxi, tent, thorn, throne, thumb, tide, tile, timber, toast, toffee, tongue,
tooth, torch, towel, tower, trail, trumpet, trunk, tulip, tunnel, turban, turnip, twig, urn, vacuum, van, vase, vault, velvet, vessel, vest, villa,
vine, vinegar, violet, volcano, wagon, waist, wall, wasp, watch, waffle, wax, whale, wharf, wheat, whip, whistle, wick, widow, willow, wing, wolf,
wool, wrench, wrist, yacht, yard, yeast, yogurt, zipper, zone""")

ONSETS = words("b, br, c, d, dr, f, fl, g, gr, h, j, k, kl, l, m, n, p, pl, r, s, st, t, tr, v, w, z")
VOWELS = words("a, e, i, o, u, ai, ea, ou")
CODAS = words("n, r, l, s, t, m, nd, rt, x, k")


def invented(random, syllables=2):
    """A word that nobody knows, such as 'trabost'."""
    return "".join(random.choice(ONSETS) + random.choice(VOWELS) for _ in range(syllables)) + random.choice(CODAS)


_TEST = set(ITEMS_TEST + [item[:-1] for item in ITEMS_TEST] + THINGS_TEST + SPELL_TEST + SUBJECTS_TEST)
PLAIN = [word for word in PLAIN if word not in _TEST]
KNOWN = [word for word in COLOURS + PETS + JOBS + SUBJECTS + ITEMS + SPELL + FIRST + CITIES + list(COUNTRIES) if word not in _TEST and " " not in word]
